"""Run by Alembic, in the transaction that backend.store.migrate has opened."""

from alembic import context

from backend.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    user_module_prefix="schema.",
)
context.run_migrations()
