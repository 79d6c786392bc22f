"""How Alembic runs here: through the app's own engine, one transaction a migration."""

from alembic import context
from flask import current_app

from tremplin.models.db import Base

engine = current_app.extensions["migrate"].db.engine

with engine.connect() as connection:
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # SQLite changes most of a table by making it anew: rows elsewhere refer to none for a
        # moment.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        # Alembic commits only what it began itself.
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if is_sqlite:
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise RuntimeError(f"rows that refer to nothing after the migrations: {broken}")
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
