"""From what was observed of a job to its verdict. Pure: no container, no engine, no clock."""
