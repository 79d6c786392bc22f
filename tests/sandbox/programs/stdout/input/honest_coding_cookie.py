# passed: names its encoding, the one it has
# -*- coding: utf-8 -*-
été = int(input())
print(été * 2)
