import numpy as np

from blisterscope_training.bundling.head import placed
from blisterscope_training.bundling.whiten import SHRINKAGE, means_of, whiten


def test_whitening_by_a_basis_is_the_dense_formula():
    random = np.random.default_rng(3)
    groups = np.repeat(np.arange(6), 9)
    views = 2 + random.normal(0, 1, (6, 20))[groups] + random.normal(0, 1, (54, 20)) * np.linspace(2, 0.1, 20)
    space = whiten(views, groups, nuisances=20, dimensions=20)
    straight = np.eye(20) - np.outer(space.center, space.center) / (space.center @ space.center)
    deviations = (views - means_of(views, groups)[groups]) @ straight
    scatter = deviations.T @ deviations / len(views)
    values, axes = np.linalg.eigh((1 - SHRINKAGE) * scatter + SHRINKAGE * np.trace(scatter) / 20 * np.eye(20))
    dense = axes @ np.diag(values**-0.5) @ axes.T @ straight
    whitened = (views - space.center) @ dense
    unit = whitened / np.linalg.norm(whitened, axis=1, keepdims=True)
    found = placed(space, views)
    assert np.abs(found @ found.T - unit @ unit.T).max() < 1e-9


def test_the_basis_stands_upright_and_holds_the_means():
    random = np.random.default_rng(4)
    groups = np.repeat(np.arange(5), 4)
    views = 1 + random.normal(0, 1, (5, 200))[groups] + random.normal(0, 0.2, (20, 200))
    space = whiten(views, groups)
    assert np.abs(space.basis @ space.basis.T - np.eye(len(space.basis))).max() < 1e-9
    left = (means_of(views, groups) - space.center) @ (np.eye(200) - space.basis.T @ space.basis)
    assert np.abs(left).max() < 1e-9
