!set outputformat csv
SELECT COUNT(*) AS before_it FROM conversations;
SELECT idd FROM conversations;
SELECT COUNT(*) AS after_it FROM conversations;
