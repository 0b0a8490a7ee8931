"""Regions by name: as AWS's mails and its console write them, in English and East Asia."""

_NAMES = """
us-east-1: n. virginia, northern virginia
us-east-1: バージニア北部, 弗吉尼亚北部, 维吉尼亚北部, 維吉尼亞北部, 버지니아 북부
us-east-2: ohio, オハイオ, 俄亥俄, 오하이오
us-west-1: n. california, northern california, 北カリフォルニア, 加利福尼亚北部, 캘리포니아 북부
us-west-2: oregon, オレゴン, 俄勒冈, 奧勒岡, 오레곤
af-south-1: cape town
ap-east-1: hong kong, 香港, 홍콩
ap-east-2: taipei, 台北
ap-south-1: mumbai, ムンバイ, 孟买, 孟買, 뭄바이
ap-south-2: hyderabad
ap-northeast-1: tokyo, 東京, 东京, 도쿄
ap-northeast-2: seoul, ソウル, 首尔, 首爾, 서울
ap-northeast-3: osaka, 大阪, 오사카
ap-southeast-1: singapore, シンガポール, 新加坡, 싱가포르
ap-southeast-2: sydney, シドニー, 悉尼, 雪梨, 시드니
ap-southeast-3: jakarta
ap-southeast-4: melbourne
ap-southeast-5: malaysia
ap-southeast-7: thailand
ca-west-1: canada west, calgary
eu-central-1: frankfurt, フランクフルト, 法兰克福, 法蘭克福, 프랑크푸르트
eu-central-2: zurich
eu-west-1: ireland, アイルランド, 爱尔兰, 愛爾蘭, 아일랜드
eu-west-2: london, ロンドン, 伦敦, 倫敦, 런던
eu-west-3: paris, パリ, 巴黎, 파리
eu-south-1: milan
eu-south-2: spain
eu-north-1: stockholm
il-central-1: tel aviv
me-south-1: bahrain
me-central-1: uae
sa-east-1: sao paulo, são paulo
mx-central-1: mexico
cn-north-1: beijing
cn-northwest-1: ningxia
"""


def _table() -> dict[str, str]:
    lines = (line.partition(": ") for line in _NAMES.strip().splitlines())
    return {name: code for code, _, names in lines for name in names.split(", ")}


REGION_NAMES = _table()
