-- Text: conditions, functions and operators.
c.assistant_name
UPPER(c.type)
c.type || '-' || c.id
