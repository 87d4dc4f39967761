"""What does not belong to an article: the judge of its lines and sentences, and the relevance to a user's topic."""
