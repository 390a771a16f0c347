-- The slots as of which the publisher has published, of the last days: to notice a wrong clock.
CREATE TABLE publications (slot integer PRIMARY KEY);
