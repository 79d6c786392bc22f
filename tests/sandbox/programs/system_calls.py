import ctypes, errno

libc = ctypes.CDLL(None, use_errno=True)
answers = {}
for number in map(int, input().split()):
    ctypes.set_errno(0)
    done = libc.syscall(number, 0, 0, 0, 0, 0, 0)
    answer = "allowed" if done >= 0 else errno.errorcode[ctypes.get_errno()]
    answers.setdefault(answer, []).append(number)
for answer, numbers in sorted(answers.items()):
    print(answer, *numbers)
