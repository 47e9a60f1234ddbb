#!/usr/bin/env bash
# Gives each service its own secrets, in a volume that no other service has. Files that the operator has put into
# deploy/secrets win; what nobody has given is made once and kept from then on.
set -euo pipefail
umask 077
shopt -s nullglob
given=${GIVEN:-/given}
to=${SECRETS:-/secrets}
desk_user=${DESK_USER:-1000:1000} postgres_user=${POSTGRES_USER_ID:-999:999} grafana_user=${GRAFANA_USER:-472:0}

made() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '='; }

# The operator's file, else the one of last time, else a new one: NAME FOLDER
kept() {
  local name=$1 file=$to/$2/$1
  if [ -s "$given/$name" ]; then put "$file" <"$given/$name"; fi
  if [ ! -s "$file" ]; then made | put "$file"; fi
}

# Never half a file, also when this is killed in the midst.
put() { cat >"$1.new" && mv -f "$1.new" "$1"; }

# A password as it stands in an address.
encoded() {
  local LC_ALL=C text=$1 i
  for ((i = 0; i < ${#text}; i++)); do
    case ${text:i:1} in
      [A-Za-z0-9_.~-]) printf '%s' "${text:i:1}" ;;
      *) printf '%%%02X' "'${text:i:1}" ;;
    esac
  done
}

mkdir -p "$to/desk" "$to/database" "$to/grafana"
kept POSTGRES_PASSWORD database
kept DESK_DATABASE_PASSWORD database
kept FRONTDESK_KEY desk
kept GRAFANA_PASSWORD grafana

# What else the operator has given is the desk's: tokens, and an address of a database elsewhere.
for path in "$given"/*; do
  name=${path##*/}
  case $name in
    hand-out.sh | README.md | POSTGRES_PASSWORD | DESK_DATABASE_PASSWORD | GRAFANA_PASSWORD) ;;
    *[!A-Z0-9_]*) echo "I don't know what deploy/secrets/$name is: a secret's file has the name of its setting." >&2 && exit 1 ;;
    *) put "$to/desk/$name" <"$path" ;;
  esac
done
if [ ! -s "$given/DATABASE_URL" ]; then
  printf 'postgres://frontdesk:%s@database/frontdesk\n' "$(encoded "$(cat "$to/database/DESK_DATABASE_PASSWORD")")" | put "$to/desk/DATABASE_URL"
fi

# Secrets that were taken out of the folder are taken back.
for path in "$to"/desk/*; do
  name=${path##*/}
  case $name in
    FRONTDESK_KEY | DATABASE_URL) ;;
    *) [ -e "$given/$name" ] || rm -f "$path" ;;
  esac
done

chown -R "$desk_user" "$to/desk"
chown -R "$postgres_user" "$to/database"
chown -R "$grafana_user" "$to/grafana"
chmod -R u=rX,go= "$to/desk" "$to/database" "$to/grafana"
