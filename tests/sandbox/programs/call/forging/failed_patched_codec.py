# failed: the codec replaced by one that always gives the first answer
import driver.values


def double(n):
    return n


def always(value):
    return ["l", [["i", "3"]]] if type(value) is list else ["d", []] if type(value) is dict else ["i", "6"]


driver.values.encode = always
first = refuse = double
