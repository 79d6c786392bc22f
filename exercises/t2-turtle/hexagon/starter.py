from turtle import *
