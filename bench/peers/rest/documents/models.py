"""A document: what lists show in columns, the rest as JSON."""

from __future__ import annotations

from django.db import models


class Document(models.Model):
    id = models.UUIDField(primary_key=True)
    type = models.CharField(max_length=10)
    status = models.CharField(max_length=20)
    post = models.CharField(max_length=10)
    result = models.CharField(max_length=20)
    remark = models.TextField()
    content = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
