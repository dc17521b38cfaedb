#!/bin/sh
# What `# run it` of the README does: newsclean into .venv, its five jobs on the sample articles, then the compiled kernel.
# The parts that take longest come after the first output. Without a compiler the last step leaves the kernel out.
set -eu
cd "$(dirname "$0")/.."

# The pip of python3, if there is one, works on any environment: a second pip is half of the time that a venv takes.
install() {
  set -- install -q --disable-pip-version-check --no-compile "$@"
  if python3 -m pip --python .venv/bin/python --version > /dev/null 2>&1; then
    python3 -m pip --python .venv/bin/python "$@"
  else
    [ -x .venv/bin/pip ] || .venv/bin/python -m ensurepip --default-pip > /dev/null
    .venv/bin/python -m pip "$@"
  fi
}

export PIP_NO_COMPILE=0 # "compile: no", for what pip installs in order to build; that is how pip reads it
echo "Installing newsclean into .venv; pip prints nothing for 10 to 20 seconds ..."
python3 -m venv --without-pip .venv
NEWSCLEAN_BUILD_KERNEL=off install .
sh seeds/tour.sh

printf '\n%s\n' "Compiling the kernel, which makes cleaning faster and changes nothing else; this may be interrupted ..."
install --force-reinstall --no-deps . pip
.venv/bin/newsclean --version
