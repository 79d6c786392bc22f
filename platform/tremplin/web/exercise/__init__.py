"""An exercise on a page, whoever looks at it: task, stage, verdict and their sentences."""
