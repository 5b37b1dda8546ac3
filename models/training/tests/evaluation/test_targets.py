import pytest

from blisterscope_training.evaluation.intervals import Estimate
from blisterscope_training.evaluation.targets import Target


@pytest.mark.parametrize(("target", "met"), [
    (Target(floor=0.9, goal=0.98), True), (Target(floor=0.95, goal=0.98), False),
    (Target(floor=0.95, goal=0.5), True), (Target(floor=0.9, goal=0.5), False),
])
def test_a_value_meets_a_floor_from_the_side_on_which_the_goal_lies(target, met):
    assert target.met_by(Estimate(0.92, 50, 0.8, 0.97)) is met


def test_the_upper_limit_of_what_should_never_happen_is_what_counts():
    few, many = Estimate(0.0, 20, 0.0, 0.14), Estimate(0.0, 400, 0.0, 0.007)
    never = Target(0.01, 0.001, by_upper_limit=True)
    assert never.met_by(many) and not never.met_by(few)
