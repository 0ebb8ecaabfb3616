"""Status: how real the text makes an event."""

from depesche.coding.status.cues import StatusCues, status_cues
from depesche.coding.status.status import status_of

__all__ = ["StatusCues", "status_cues", "status_of"]
