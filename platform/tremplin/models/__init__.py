"""The tables, one module per domain. Importing this package registers every table with the metadata."""

from tremplin.models.catalogue import (
    Curriculum,
    CurriculumRevision,
    Exercise,
    ExerciseRevision,
    Recording,
)
from tremplin.models.help import HelpRequest, ProblemReport
from tremplin.models.learning import ChecklistTick, Draft, Progress, Submission, SubmissionState
from tremplin.models.people import (
    AgeBand,
    AuditEvent,
    Card,
    FamilySlip,
    Group,
    GroupCurriculum,
    GroupStaff,
    Learner,
    Site,
    Space,
    Staff,
    StaffInvite,
    StaffRole,
)

__all__ = [
    "AgeBand",
    "AuditEvent",
    "Card",
    "ChecklistTick",
    "Curriculum",
    "CurriculumRevision",
    "Draft",
    "Exercise",
    "ExerciseRevision",
    "FamilySlip",
    "Group",
    "GroupCurriculum",
    "GroupStaff",
    "HelpRequest",
    "Learner",
    "ProblemReport",
    "Progress",
    "Recording",
    "Site",
    "Space",
    "Staff",
    "StaffInvite",
    "StaffRole",
    "Submission",
    "SubmissionState",
]
