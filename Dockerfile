# One image, three commands: the door (the default), the hands and the courier. compose.yaml runs them beside Valkey.
#
#   docker run sumber                     the API and the pages, on port 8000
#   docker run sumber python -m workers   a Celery worker
#   docker run sumber python -m workers.webhooks.courier   the courier of webhooks
#
# Debian's own Python, the one every test runs on. To hold a build to the byte, add the tag's digest:
#   docker build --build-arg BASE=debian:12.15-slim@sha256:… .
ARG BASE=debian:12.15-slim

FROM ${BASE} AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3.11-venv \
 && rm -rf /var/lib/apt/lists/*
RUN python3.11 -m venv /opt/sumber
ENV PATH=/opt/sumber/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
# The dependencies change less often than we do, so they are a layer of their own.
COPY requirements.txt ./
RUN pip install --require-hashes --only-binary=:all: --requirement requirements.txt
COPY . ./
RUN pip install --no-deps --no-build-isolation . \
 && pip uninstall --yes setuptools pip

FROM ${BASE}
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3.11 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin sumber
COPY --from=build /opt/sumber /opt/sumber
ENV PATH=/opt/sumber/bin:$PATH PYTHONUNBUFFERED=1
# By number, so that Kubernetes can see for itself that it is not root.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["python", "-m", "api.web", "--listen", "0.0.0.0:8000"]
