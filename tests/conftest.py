"""Options of the tests."""


def pytest_addoption(parser):
    parser.addoption(
        "--mutations",
        type=int,
        default=300,
        help="how many broken inputs tests/reading/test_mutations.py makes (10,000 take some minutes)",
    )
