"""Settings from the environment (the sole home of pydantic-settings)."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may set, with the prefix XICHENG_."""

    model_config = SettingsConfigDict(env_prefix="XICHENG_", frozen=True, extra="ignore")

    index: Path = Path("var/index")
    library: Path = Path("var/library")
    embedding: str = ""
    database: str = "var/xicheng.db"
    kept_days: int = 30
    host: str = "127.0.0.1"
    port: int = 8000
    frame_ancestors: str = "'self'"
