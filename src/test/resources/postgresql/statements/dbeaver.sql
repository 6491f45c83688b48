-- DBeaver: its data viewer and its SQL editor.

SELECT x.* FROM whattalk.conversations x
WHERE type = 'widget';

SELECT count(*) FROM whattalk.conversations;
