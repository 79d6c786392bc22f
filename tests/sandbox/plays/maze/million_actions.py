# error
import robot

robot._robot.record.extend(["left"] * 1_000_000)
