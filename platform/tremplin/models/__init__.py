"""The tables, one module per domain. Importing this package registers every table with the metadata."""

from tremplin.models.catalogue import (
    Curriculum,
    CurriculumRevision,
    Exercise,
    ExerciseRevision,
    Recording,
)
from tremplin.models.help import HelpRequest, ProblemReport
from tremplin.models.learning import ChecklistTick, Comment, Draft, LearnerStep, Progress, Submission, SubmissionState
from tremplin.models.making import CurriculumDraft
from tremplin.models.people import (
    AgeBand,
    AuditEvent,
    Card,
    DayPass,
    FamilySlip,
    Group,
    GroupCurriculum,
    GroupStaff,
    GroupUnit,
    Learner,
    SecretKind,
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
    "Comment",
    "Curriculum",
    "CurriculumDraft",
    "CurriculumRevision",
    "DayPass",
    "Draft",
    "Exercise",
    "ExerciseRevision",
    "FamilySlip",
    "Group",
    "GroupCurriculum",
    "GroupStaff",
    "GroupUnit",
    "HelpRequest",
    "Learner",
    "LearnerStep",
    "ProblemReport",
    "Progress",
    "Recording",
    "SecretKind",
    "Site",
    "Space",
    "Staff",
    "StaffInvite",
    "StaffRole",
    "Submission",
    "SubmissionState",
]
