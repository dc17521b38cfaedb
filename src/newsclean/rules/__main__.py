"""`python -m newsclean.rules`: write rules.json, the file in use, from the TOML files."""

from newsclean.rules.described import write_rules

if __name__ == "__main__":
    write_rules()
