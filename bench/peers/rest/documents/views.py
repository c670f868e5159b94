"""GET those changed since, POST new ones, PATCH some: each request is one transaction."""

from __future__ import annotations

from django.db import transaction
from django.urls import path
from rest_framework import serializers, views
from rest_framework.request import Request
from rest_framework.response import Response

from .models import Document

PAGE = 1000


class DocumentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Document
        fields = ("id", "type", "status", "post", "result", "remark", "content", "changed_at")


class Documents(views.APIView):
    def get(self, request: Request) -> Response:
        found = Document.objects.order_by("changed_at", "id")
        if since := request.query_params.get("since"):
            found = found.filter(changed_at__gt=since)
        return Response(DocumentSerializer(found[:PAGE], many=True).data)

    @transaction.atomic
    def post(self, request: Request) -> Response:
        serializer = DocumentSerializer(data=request.data, many=True)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response({"stored": len(request.data)}, status=201)

    @transaction.atomic
    def patch(self, request: Request) -> Response:
        for one in request.data:
            document = Document.objects.select_for_update().get(pk=one["id"])
            serializer = DocumentSerializer(document, data=one, partial=True)
            serializer.is_valid(raise_exception=True)
            serializer.save()
        return Response({"stored": len(request.data)})


urlpatterns = [path("documents", Documents.as_view())]
