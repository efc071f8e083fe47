"""A graph and a Neo4j database: `push` makes the database hold the graph, `verify` says whether it does.

Needs the extra `neo4j` (the official driver); nothing here is loaded before one of its commands runs.
"""
