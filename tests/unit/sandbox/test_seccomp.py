"""The allow-list of system calls: what it must never hold, and that every group says why."""

from __future__ import annotations

import json

import pytest

from tremplin_sandbox.engine.image import FOLDER

PROFILE = json.loads((FOLDER / "seccomp.json").read_text())
ALLOWED = {
    name
    for group in PROFILE["syscalls"]
    if group["action"] == "SCMP_ACT_ALLOW"
    for name in group["names"]
}
NEVER = [
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "userfaultfd",
    "bpf",
    "perf_event_open",
    "keyctl",
    "add_key",
    "request_key",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "kcmp",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "memfd_create",
    "memfd_secret",
    "execveat",
    "name_to_handle_at",
    "open_by_handle_at",
    "inotify_init",
    "inotify_init1",
    "inotify_add_watch",
    "fanotify_init",
    "flock",
    "shmget",
    "semget",
    "msgget",
    "mq_open",
    "splice",
    "tee",
    "vmsplice",
    "mlock",
    "mlock2",
    "mlockall",
    "sched_setscheduler",
    "sched_setattr",
    "setpriority",
    "ioprio_set",
    "mount",
    "umount2",
    "fsopen",
    "move_mount",
    "unshare",
    "setns",
    "chroot",
    "pivot_root",
    "mknod",
    "mknodat",
    "modify_ldt",
    "quotactl",
    "syslog",
    "clock_settime",
    "adjtimex",
    "clock_adjtime",
    "remap_file_pages",
    "swapon",
    "init_module",
    "finit_module",
    "delete_module",
    "reboot",
    "acct",
    "socketcall",
    "clone3",
    "kexec_load",
    "iopl",
    "ioperm",
    "landlock_create_ruleset",
]


@pytest.mark.parametrize("name", NEVER)
def test_never_allowed(name: str) -> None:
    assert name not in ALLOWED


def test_refusal_is_the_default_and_reasons_are_given() -> None:
    assert PROFILE["defaultAction"] == "SCMP_ACT_ERRNO"
    assert all(len(group["comment"]) > 20 for group in PROFILE["syscalls"])


@pytest.mark.parametrize("name", ["socket", "socketpair", "clone", "fcntl", "personality"])
def test_allowed_only_by_arguments(name: str) -> None:
    assert all(group["args"] for group in PROFILE["syscalls"] if name in group["names"])


@pytest.mark.parametrize(
    "family",
    [
        *(
            "io_uring_",
            "pidfd_",
            "process_",
            "landlock_",
            "memfd_",
            "inotify_",
            "fanotify_",
            "shm",
            "sem",
            "msg",
            "mq_",
        ),
        *(
            "mlock",
            "munlock",
            "kexec_",
            "key",
            "perf_",
            "bpf",
            "userfault",
            "fs",
            "mount",
            "move_",
            "open_tree",
            "swap",
        ),
        *(
            "init_module",
            "finit_",
            "delete_",
            "io_",
            "lsm_",
            "quotactl",
            "sched_seta",
            "sched_sets",
            "clock_s",
            "ioprio",
        ),
    ],
)
def test_no_name_of_a_refused_family(family: str) -> None:
    harmless = {"fstat", "fstatfs", "fsync", "msync", "sched_setaffinity"}
    assert [name for name in ALLOWED - harmless if name.startswith(family)] == []
