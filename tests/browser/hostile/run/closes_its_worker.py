# The worker ends itself, and says nothing.
import js

js.close()
