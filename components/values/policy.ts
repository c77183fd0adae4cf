/** An IAM policy as data (IAM JSON policy reference). */
export interface PolicyDocument<Text = string> {
    Version: "2012-10-17";
    Statement: PolicyStatement<Text>[];
}

export interface PolicyStatement<Text = string> {
    Sid: string;
    Effect: "Allow";
    Action: string[];
    Resource: Text | Text[];
    Condition?: Record<string, Record<string, Text | string[]>>;
}
