"""Options of the tests."""

from hypothesis import HealthCheck, settings

# How long an example takes says what else the machine does: the first also loads the dictionary. Timings are for benchmarks/.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser):
    parser.addoption(
        "--mutations",
        type=int,
        default=300,
        help="how many broken inputs tests/reading/test_mutations.py makes (10,000 take some minutes)",
    )
