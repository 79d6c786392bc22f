from turtle import *

def wall():
    print("wall")

def roof():
    print("roof")

print("start")
wall()
wall()
