"""An onboarding backend after docs/backend.md: FastAPI over SQLite."""
