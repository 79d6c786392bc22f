"""How Alembic runs here: through the app's own engine, one transaction a migration."""

from alembic import context
from flask import current_app

from tremplin.models.db import Base

engine = current_app.extensions["migrate"].db.engine

with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
