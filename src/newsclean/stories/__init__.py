"""Stories: articles of one event, or of one affair that runs on."""
