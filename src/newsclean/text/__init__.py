"""Language work that several capabilities share: tokens, stems, sentences, gazetteers, agencies, line shapes."""
