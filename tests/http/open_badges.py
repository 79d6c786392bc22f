"""Open Badges 3.0 as models: the classes that a certificate uses, with the members and vocabularies of the standard.

Source: 1EdTech, "Open Badges Specification" 3.0, appendix B (data models); members that the standard does not know are
refused here, as are members of the wrong kind.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Uri = Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*:\S+$")]
Text = Annotated[str, Field(min_length=1)]
IdentifierType = Literal[
    "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress", "nationalIdentityNumber",
    "isbn", "issn", "lisSourcedId", "oneRosterSourcedId", "sisSourcedId", "ltiContextId", "ltiDeploymentId",
    "ltiToolId", "ltiPlatformId", "ltiUserId", "identifier",
]  # fmt: skip
AchievementType = Literal[
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree", "Award", "Badge",
    "BachelorDegree", "Certificate", "CertificateOfCompletion", "Certification", "CommunityService", "Competency",
    "Course", "CoCurricular", "Degree", "Diploma", "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment",
    "JourneymanCertificate", "LearningProgram", "License", "Membership", "ProfessionalDoctorate",
    "QualityAssuranceCredential", "MasterCertificate", "MasterDegree", "MicroCredential", "ResearchDoctorate",
    "SecondarySchoolDiploma",
]  # fmt: skip


class _Class(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Profile(_Class):
    id: Uri
    type: Annotated[list[Literal["Profile"]], Field(min_length=1)]
    name: Text | None = None


class Criteria(_Class):
    id: Uri | None = None
    narrative: Text | None = None


class Achievement(_Class):
    id: Uri
    type: Annotated[list[Literal["Achievement"]], Field(min_length=1)]
    achievementType: AchievementType | None = None  # noqa: N815 - the standard's name, as below
    inLanguage: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = None  # noqa: N815
    name: Text
    description: Text
    criteria: Criteria


class IdentityObject(_Class):
    type: Literal["IdentityObject"]
    hashed: bool
    identityHash: Text  # noqa: N815
    identityType: IdentifierType  # noqa: N815


class AchievementSubject(_Class):
    type: Annotated[list[Literal["AchievementSubject"]], Field(min_length=1)]
    identifier: Annotated[list[IdentityObject], Field(min_length=1)]
    achievement: Achievement


class Proof(_Class):
    context: Annotated[list[Uri], Field(alias="@context", min_length=2)]
    type: Literal["DataIntegrityProof"]
    cryptosuite: Literal["eddsa-rdfc-2022", "eddsa-jcs-2022"]
    created: datetime
    verificationMethod: Uri  # noqa: N815
    proofPurpose: Literal["assertionMethod"]  # noqa: N815
    proofValue: Annotated[str, Field(pattern=r"^z[1-9A-HJ-NP-Za-km-z]+$")]  # noqa: N815


class AchievementCredential(_Class):
    context: Annotated[list[Uri], Field(alias="@context", min_length=2)]
    id: Uri
    type: list[Literal["VerifiableCredential", "AchievementCredential"]]
    name: Text
    issuer: Profile
    validFrom: datetime  # noqa: N815
    credentialSubject: AchievementSubject  # noqa: N815
    proof: Proof
