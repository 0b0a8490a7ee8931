"""Makes a running desk as it was when it was opened, so that lives do not meet."""

from local.desk import Desk


def emptied(desk: Desk) -> None:
    """Take away every stored mail, or the sweep would hand it in again, and every row."""
    bucket, s3 = desk.outputs["BucketName"], desk.clients.s3
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
        for stored in page.get("Versions", []):
            s3.delete_object(Bucket=bucket, Key=stored["Key"], VersionId=stored["VersionId"])
    table, dynamodb = desk.outputs["TableName"], desk.clients.dynamodb
    for rows in dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        for item in rows["Items"]:
            dynamodb.delete_item(TableName=table, Key={"pk": item["pk"], "sk": item["sk"]})
    desk.observer.notifications()
    desk.observer.events()
