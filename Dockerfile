# The worker, and staff's commands beside it; docs/operator-guide.md says how to use it.
FROM python:3.12-slim

RUN useradd --create-home throughline \
    && install --directory --mode 700 --owner throughline /data
WORKDIR /app

# Dependencies first: they change less often than the code.
COPY requirements.lock .
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

COPY activities/ activities/
COPY adapters/ adapters/
COPY client/ client/
COPY commands/ commands/
COPY domain/ domain/
COPY policies/ policies/
COPY services/ services/
COPY templates/ templates/
COPY workflows/ workflows/
COPY connection.py health.py logs.py settings.py shutdown.py starter.py server_address.py worker.py ./

USER throughline
ENV THROUGHLINE_VAR=/data
VOLUME /data
HEALTHCHECK --interval=10s --timeout=10s --start-period=30s \
    CMD [".venv/bin/python", "health.py"]
CMD [".venv/bin/python", "worker.py", "--json"]
