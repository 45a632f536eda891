"""The routes, one module a noun. Each has `routes(world)`, which makes its blueprint."""
