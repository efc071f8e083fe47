// Places for a neighbourhood, in the order in which it was opened: what stands already does not move.
const RING = 130;

function placeAround(order) {
  const places = new Map(), taken = new Map();
  const cell = (x, y) => `${Math.round(x / 150)},${Math.round(y / 62)}`;
  const put = (node, x, y) => { places.set(node, { x: Math.round(x), y: Math.round(y) }); taken.set(cell(x, y), node); };
  for (const { centre, fresh } of order) {
    if (!centre) {
      fresh.forEach((node, index) => put(node, (index - (fresh.length - 1) / 2) * 190, index % 2 ? 46 : -46));
      continue;
    }
    if (!places.has(centre)) {
      const right = Math.max(-400, ...[...places.values()].map((place) => place.x));
      put(centre, places.size ? right + 420 : 0, 0);
    }
    const here = places.get(centre);
    let sumX = 0, sumY = 0;
    for (const place of places.values()) { sumX += place.x; sumY += place.y; }
    const outward = Math.atan2(here.y - sumY / places.size, here.x - sumX / places.size);
    const wide = places.size > 1 ? Math.PI * 1.1 : Math.PI * 2;
    let ring = 1, slot = 0;
    for (const node of fresh) {
      for (;;) {
        const slots = Math.max(3, Math.floor((wide * ring * RING) / 108));
        if (slot >= slots) { ring += 1; slot = 0; continue; }
        // slots from the middle of the fan to both sides
        const side = slot % 2 ? (slot + 1) / 2 : -slot / 2;
        const angle = outward + (side * wide) / slots + (ring % 2 ? 0 : wide / slots / 2);
        const x = here.x + Math.cos(angle) * ring * RING * 1.5, y = here.y + Math.sin(angle) * ring * RING;
        slot += 1;
        if (taken.has(cell(x, y)) && ring < 60) continue;
        put(node, x, y);
        break;
      }
    }
  }
  return places;
}
