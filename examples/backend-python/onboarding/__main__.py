"""Starts the backend: python3 -m onboarding."""

import uvicorn

from .app import create_app
from .settings import read_settings


def main() -> None:
    settings = read_settings()
    # On SIGTERM uvicorn stops accepting and waits for what runs: WeChat is asked about codes that were paid for.
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        server_header=False,
        date_header=False,  # app.py writes its own
        access_log=False,
        proxy_headers=False,
    )


if __name__ == "__main__":
    main()
