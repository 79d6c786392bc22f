# failed
import robot

robot._robot.bolts.clear()
while not robot.flag_here():
    robot.forward()
