import { Button, Text, View } from '@tarojs/components';
import Taro, { useReachBottom, useRouter } from '@tarojs/taro';
import { useState } from 'react';

export default function Second() {
  const { from, count } = useRouter().params;
  const [rows, setRows] = useState(12);
  useReachBottom(() => setRows((now) => now + 12));
  return (
    <View>
      <Button className="back" onClick={() => Taro.navigateBack()}>
        back
      </Button>
      <Text className="query">{`${from} ${count}`}</Text>
      <Text className="rows">{rows}</Text>
      {Array.from({ length: rows }, (_, row) => (
        <View className="long-row" key={row}>
          {row}
        </View>
      ))}
    </View>
  );
}
