"""Grade untrusted programs in single-use containers.

The host side of Tremplin's sandbox, useful without the site: ``python -m tremplin_sandbox grade
FOLDER FILE...``. It knows nothing of Flask or of the database, and it is the only importer of the
``docker`` SDK.
"""
