"""An exercise on a page, whoever looks at it: the task, the stage, the verdict, and the sentences of both."""
