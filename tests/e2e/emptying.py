"""Makes a running desk as it was when it was opened, so that lives do not meet."""

from local.desk import Desk


def emptied(desk: Desk) -> None:
    """Take every row of the table away; stored mails stay, and belong to nobody."""
    table, dynamodb = desk.outputs["TableName"], desk.clients.dynamodb
    for page in dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        for item in page["Items"]:
            dynamodb.delete_item(TableName=table, Key={"pk": item["pk"], "sk": item["sk"]})
    desk.observer.notifications()
    desk.observer.events()
