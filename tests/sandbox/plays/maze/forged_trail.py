# error
import robot

robot._robot.record = ["forward", "forward", "forward", "forward"]
