# SPDX-License-Identifier: Apache-2.0
"""Steps of one piece of work, one after the other: where one stands, Back, and the next step.

The flow decides nothing: it says ``forward`` and ``back``, and the page that holds it goes on
with ``go`` once it has its answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.language import T, number
from ui.widgets.plain_label import Line, PlainLabel, give_role

MARGIN = 24


class Flow(QWidget):
    """One step in sight at a time, under the names of all of them."""

    forward = Signal(int)
    """The step on which the person asks to go on."""
    back = Signal(int)
    """The step on which the person asks to go back; 0 is to leave the flow."""

    def __init__(self, title: str, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._steps = [PlainLabel("", "chip").one_line() for _ in names]
        self._stack = QStackedWidget()
        self._problem = PlainLabel("", "problem")
        self._back = QPushButton(T("Flow", "Back"))
        self._forward = QPushButton("")
        give_role(self._forward, "primary")
        self._back.clicked.connect(lambda: self.back.emit(self.step()))
        self._forward.clicked.connect(lambda: self.forward.emit(self.step()))
        self._lay_out(title)

    def add(self, widget: QWidget) -> None:
        """Add the widget of the next step."""
        self._stack.addWidget(widget)

    def step(self) -> int:
        """Return the number of the step in sight, from 0."""
        return self._stack.currentIndex()

    def go(self, step: int, forward: str = "", *, back: bool = True) -> None:
        """Bring a step into sight; ``forward`` are the words of its button, empty for none."""
        self._stack.setCurrentIndex(step)
        self._forward.setText(forward)
        self._forward.setVisible(bool(forward))
        self._forward.setEnabled(True)
        self._back.setVisible(back)
        self.say("")
        for at, label in enumerate(self._steps):
            give_role(label, "step" if at == step else "muted")
            here = T("Flow", "Step {number} of {count}: {name}")
            count, name = number(len(self._names)), self._names[at]
            label.setAccessibleName(here.format(number=number(at + 1), count=count, name=name))

    def offer(self, *, enabled: bool) -> None:
        """Let the person go on, or not yet."""
        self._forward.setEnabled(enabled)

    def say(self, problem: str) -> None:
        """Say beside the buttons why it does not go on; nothing takes it away."""
        self._problem.setText(problem)

    def said(self) -> str:
        """Return what is said beside the buttons."""
        return self._problem.text()

    def press_forward(self) -> None:
        """Press the button that goes on, if it is offered."""
        self._forward.click()

    def _lay_out(self, title: str) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for at, (label, name) in enumerate(zip(self._steps, self._names, strict=True)):
            label.setText(f"{number(at + 1)}  {name}")
            steps.addWidget(label)
        steps.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 18, MARGIN, 8)
        head.setSpacing(8)
        head.addWidget(PlainLabel(title, "title").one_line())
        head.addLayout(steps)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 10, MARGIN, 12)
        foot.setSpacing(12)
        foot.addWidget(self._back)
        foot.addWidget(self._problem, 1)
        foot.addWidget(self._forward)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Line())
        rows.addWidget(self._stack, 1)
        rows.addWidget(Line())
        rows.addLayout(foot)
