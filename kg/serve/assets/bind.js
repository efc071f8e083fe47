// Puts the values of a built-in question into its text, each as one whole term; the server's own way is the same.
const TOKENS = /"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\r\n]*|\$(\w+)/gs;

const escaped = (value) =>
  value.replace(/[\\"\n\r\t]/g, (found) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" })[found]);

function term(kind, value, language) {
  if (kind === "number" && /^-?\d+(\.\d+)?$/.test(value)) return value;
  return `"${escaped(value)}"${kind === "name" ? `@${language}` : ""}`;
}

export function bind(question, values, language) {
  const kinds = Object.fromEntries(question.parameters.map((each) => [each.name, each.kind]));
  return question.sparql.replace(TOKENS, (found, name) =>
    name in kinds ? term(kinds[name], values[name] ?? "", language) : found);
}
